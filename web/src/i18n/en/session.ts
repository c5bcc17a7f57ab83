export const session = {
  session: {
    email: "Email",
    password: "Password",
    name: "Your name",
    signIn: "Sign in",
    signInTitle: "Welcome back",
    setUpTitle: "Welcome to Chatwright",
    setUpText: "Make the owner's account. You will sign in with it from now on.",
    invitedText: "You were invited. Make your account; you will sign in with it from now on.",
    setUp: "Make my account",
    rules: "At least 10 characters.",
    needLink:
      "Nobody has an account yet. Open the one-time link that the server printed when it started.",
  },
};

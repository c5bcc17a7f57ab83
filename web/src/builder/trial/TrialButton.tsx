export function TrialButton() {
  return null;
}

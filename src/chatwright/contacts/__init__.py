"""What is known of people: attributes and their values, answers that fit them, rules of segments; pure."""

"""Who answers: business hours of teams, and which agent gets which conversation. Pure."""

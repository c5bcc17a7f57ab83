"""What is wrong or odd about a journey, found before anybody runs it. Pure."""

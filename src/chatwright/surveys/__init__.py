"""What a journey asks, and what its customers answered: questions read from a definition, tallies of answers."""

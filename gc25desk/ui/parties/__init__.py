"""The page of persons, organisations, platforms and State bodies."""

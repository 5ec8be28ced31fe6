"""Names and contacts made comparable: letters of any script, sounds, words of a name, ways to reach a person."""

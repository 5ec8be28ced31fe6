"""The pages a new user walks through to make a desk."""

"""One function per thing a user does: opens the transaction, applies the rules, returns records."""

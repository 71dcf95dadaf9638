"""The booking front end: tells a traveller whether to leave early for the airport."""

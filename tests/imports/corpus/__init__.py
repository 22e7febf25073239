"""Tables and documents of strangers, drawn as text, with the plan that an officer would expect of each."""

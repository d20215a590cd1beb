"""What many documents say together: copies, origins, comparable questions, relations; pure functions over records."""

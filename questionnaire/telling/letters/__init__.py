"""What a person signs, pastes or carries: two letters and the emergency card."""

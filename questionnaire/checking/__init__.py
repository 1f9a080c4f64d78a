"""What an editor is told: what is wrong with the content, each rule in English, and the way through the pages."""

"""What can be known of code before it runs: its instructions, suspension points, expressions and source."""

"""What a reviewer should look at in single claims."""

"""What is shown while no plan is open: beginning a plan, the recent ones with pictures, going on after a crash."""

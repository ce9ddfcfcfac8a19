"""Pages of the portal: home, tasks, calendar, calls, search; handing over."""

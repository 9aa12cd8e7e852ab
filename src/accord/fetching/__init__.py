"""1. Addresses → bytes: pages and feeds from the network, through one guard; knows nothing of reports."""

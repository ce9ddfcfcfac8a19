"""Pages of money: the board, its entries, the panel of a đề án, and the moves that write money."""

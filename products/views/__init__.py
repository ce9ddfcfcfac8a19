"""Pages of products and of bình chọn."""

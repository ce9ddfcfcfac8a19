"""Registers of products and of the law of bình chọn."""

from products.admin import law, products

__all__ = ["law", "products"]

"""What is typed about products and rounds."""

from products.forms.products import ProductChangeForm, ProductForm, RecognitionForm

__all__ = ["ProductChangeForm", "ProductForm", "RecognitionForm"]

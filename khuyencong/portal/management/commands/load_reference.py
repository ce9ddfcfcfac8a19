"""`manage.py load_reference`: places, legal documents and every table of the law. Safe to run again."""

from django.core.management.base import BaseCommand

from khuyencong.portal.services.reference import load_reference


class Command(BaseCommand):
    help = (
        "Nạp các bảng tham chiếu: đơn vị hành chính, văn bản, nội dung, chỉ tiêu, quy trình, giấy tờ, định mức, lịch."
    )

    def handle(self, *args, **options):
        loaded = load_reference(by=None)
        if options["verbosity"]:
            self.stdout.write("Dòng mới: " + ", ".join(f"{count} {name}" for name, count in loaded.items()) + ".")

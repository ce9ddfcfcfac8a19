"""`manage.py check_ballots`: are the sealed ballots still what was sealed? Names each that is not, and exits with 1."""

from django.core.management.base import BaseCommand, CommandError

from products.models import VotingRound
from products.queries import seals


class Command(BaseCommand):
    help = "Kiểm phiếu chấm đã niêm phong của mọi đợt bình chọn; phiếu nào bị sửa thì nêu tên."

    def handle(self, *args, **options):
        rounds = VotingRound.objects.exclude(seal="").order_by("pk")
        found = [sentence for one in rounds for sentence in seals.broken(one)]
        if found:
            raise CommandError("\n".join(found))
        if options["verbosity"]:
            self.stdout.write(f"{len(rounds)} đợt đã niêm phong, phiếu còn nguyên.")

"""``taizhang ledger verify`` walks every chain there is, also those that a later room adds."""

from django.apps import apps
from django.db import connection

from cli.conftest import Taizhang
from reports.office import Office
from taizhang.registry.chain import Chained, ChainHead, name_of


def test_verify__finds_a_broken_end_in_every_chain(office: Office, taizhang: Taizhang) -> None:
    chains = [model for model in apps.get_models() if issubclass(model, Chained)]
    assert len(chains) >= 9
    assert taizhang("ledger", "verify").code == 0
    for model in chains:
        ChainHead.objects.get_or_create(name=name_of(model))
        with connection.cursor() as cursor:  # as somebody would who gets at the database behind the gate
            cursor.execute(
                "UPDATE registry_chainhead SET count = count + 1 WHERE name = %s", [name_of(model)]
            )
        done = taizhang("ledger", "verify")
        assert done.code != 0, name_of(model)
        assert model._meta.verbose_name in done.out + done.err
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE registry_chainhead SET count = count - 1 WHERE name = %s", [name_of(model)]
            )
        assert taizhang("ledger", "verify").code == 0

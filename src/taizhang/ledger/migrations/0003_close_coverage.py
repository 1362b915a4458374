from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0002_explanation'),
    ]

    operations = [
        migrations.AddField(
            model_name='close',
            name='reported',
            field=models.IntegerField(null=True, verbose_name='已报'),
        ),
        migrations.AddField(
            model_name='close',
            name='expected',
            field=models.IntegerField(null=True, verbose_name='应报'),
        ),
    ]

from django.db import migrations


class Migration(migrations.Migration):
    """In a transaction of its own: PostgreSQL drops no table while rows written a moment ago await their checks."""

    dependencies = [
        ("registry", "0002_names_and_reporters"),
    ]

    operations = [
        migrations.DeleteModel(
            name="Reporter",
        ),
    ]

"""The first start: three steps, then the desk."""

from deskpilot.ui.wizard.dialog import FirstStartWizard

__all__ = ["FirstStartWizard"]

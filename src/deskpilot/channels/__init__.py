"""Where customers write from and where replies go. A channel speaks; it stores nothing and decides nothing."""

from deskpilot.channels.base import Channel, ChannelProblem, DeliveryResult, Inflow, Outcome, OutgoingReply
from deskpilot.channels.registry import Channels

__all__ = ["Channel", "ChannelProblem", "Channels", "DeliveryResult", "Inflow", "Outcome", "OutgoingReply"]

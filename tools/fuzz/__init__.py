"""Throws odd and hostile files at aidep: nothing may raise, hang, or eat the memory."""

"""What can go wrong when somebody asks something of the runtime."""


class RuntimeProblem(Exception):
    """Base of what the runtime reports; the text is for the person who asked."""


class InstanceNotFound(RuntimeProblem):
    """There is no such instance in the account."""


class WrongStatus(RuntimeProblem):
    """The instance's status does not allow what was asked."""


class DefinitionNotFound(RuntimeProblem):
    """There is no such definition, or no such version of it."""


class HandoverNotFound(RuntimeProblem):
    """There is no such hand-over in the account."""


class StepNotFound(RuntimeProblem):
    """The journey has no such step."""


class SubaccountNotFound(RuntimeProblem):
    """There is no such subaccount in the account."""

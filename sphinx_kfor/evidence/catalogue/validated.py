"""Fields that are validated: what each must be stands beside it, and pydantic is imported where one is read.

The classes are plain ones, since most builds read a catalogue that was read before.
"""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, TypeAdapter
    from pydantic_core import CoreSchema


class Limited:
    """What a text or number must keep to, in pydantic's names: `pattern`, `max_length`, `ge`."""

    def __init__(self, **limits: str | int) -> None:
        self.limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        schema: Any = {**handler(source), **self.limits}
        return schema  # type: ignore[no-any-return]


class Before:
    """What a value is made of before it is validated. It raises ValueError for what cannot be read."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self.read = read

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        from pydantic_core import core_schema  # noqa: PLC0415 (only if used)

        return core_schema.no_info_before_validator_function(self.read, handler(source))


class After:
    """What a valid value becomes. It raises ValueError for what cannot be all the same."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self.read = read

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        from pydantic_core import core_schema  # noqa: PLC0415 (only if used)

        return core_schema.no_info_after_validator_function(self.read, handler(source))


class Validated:
    """The base of frozen dataclasses whose fields CSL names: with hyphens; unknown keys are kept."""

    #: CSL's names of fields that are not the field's own with `-` for its `_`.
    ALIASES: ClassVar[dict[str, str]] = {}
    __pydantic_config__: ClassVar[Any] = {"extra": "allow", "populate_by_name": True}

    def __init_subclass__(cls) -> None:
        def alias(name: str) -> str:
            return cls.ALIASES.get(name, name.replace("_", "-"))

        cls.__pydantic_config__ = {"alias_generator": alias, **cls.__pydantic_config__}

    @classmethod
    def model_validate(cls, value: object) -> Self:
        """A valid one. Raises pydantic's ValidationError."""
        made: Self = adapter(cls).validate_python(value)  # type: ignore[arg-type]
        return made

    @classmethod
    def made_of(cls, said: dict[str, Any]) -> Self:
        """One of values that are valid, unknown ones among them."""
        made = cls.__new__(cls)
        made.__dict__.update(said)
        return made

    @property
    def unknown(self) -> dict[str, Any]:
        """The values of keys that are no field's."""
        known = {field.name for field in fields(self)}  # type: ignore[arg-type]
        return {key: value for key, value in vars(self).items() if key not in known}

    @property
    def in_json(self) -> str:
        """All that it says, always in one form."""
        return json.dumps(self, default=vars, sort_keys=True, ensure_ascii=False)


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 (a class, or one annotated)
    """What validates values of a kind."""
    from pydantic import TypeAdapter  # noqa: PLC0415 (only for what is not known to be valid)

    return TypeAdapter(kind)

from pydantic import BaseModel, SecretStr
from pydantic_settings import BaseSettings


class Key(BaseModel):
    value: SecretStr = SecretStr("s3cret")


class Mail(BaseSettings):
    password: str = "changethis"
    key: Key = Key()


class Status(BaseModel):
    mail: Mail
    keys: dict[str, SecretStr] = {"a": SecretStr("s3cret")}
    key: Key = Key()
    name: str = "x"

from pydantic import BaseModel

import app.api.users
import app.common


class Reply(BaseModel):
    user: app.api.users.User
    page: app.common.Page[app.api.users.User]

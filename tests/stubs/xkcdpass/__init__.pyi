from . import xkcd_password as xkcd_password

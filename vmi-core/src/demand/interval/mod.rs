//! From a forecast and its errors to intervals and to the distribution of demand over the lead time.

//! What is done to a history before it is read, each step reported: stock-outs, outliers, events, cancelled orders, returns.

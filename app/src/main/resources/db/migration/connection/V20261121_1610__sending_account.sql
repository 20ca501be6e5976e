-- For others to read: the accounts from which messages may leave.
CREATE VIEW sending_account WITH (security_invoker = true) AS
    SELECT tenant_id, id FROM whatsapp_accounts WHERE status = 'CONNECTED';
GRANT SELECT ON sending_account TO ${app}, ${engine};

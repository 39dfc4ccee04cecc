<?php
// The identity provider that plays the broker. What differs per run stands in the file that PEER names.
$peer = json_decode(file_get_contents(getenv('PEER')), true);
$config = [
    'baseurlpath' => $peer['url'],
    'certdir' => $peer['folder'] . '/',
    'metadatadir' => __DIR__ . '/../metadata/',
    'loggingdir' => $peer['folder'] . '/',
    'datadir' => $peer['folder'] . '/',
    'tempdir' => $peer['folder'],
    'secretsalt' => 'only-for-tests',
    'auth.adminpassword' => bin2hex(random_bytes(16)),
    'technicalcontact_email' => 'na@example.org',
    'timezone' => 'UTC',
    'logging.handler' => 'file',
    'logging.level' => SimpleSAML\Logger::DEBUG,
    'enable.saml20-idp' => true,
    'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
    'session.cookie.secure' => false,
    'session.phpsession.savepath' => null,
    // artifacts are kept in a store
    'store.type' => 'sql',
    'store.sql.dsn' => 'sqlite:' . $peer['folder'] . '/store.sq3',
    'metadata.sources' => [['type' => 'flatfile']],
];

<?php
$peer = json_decode(file_get_contents(getenv('PEER')), true);
$metadata[$peer['entity']] = [
    'host' => '__DEFAULT__',
    'privatekey' => 'broker.key',
    'certificate' => 'broker.crt',
    'auth' => 'persons',
    'saml20.sendartifact' => true,
    'saml20.sign.response' => true,
    'saml20.sign.assertion' => true,
    'sign.logout' => true,
    'signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'attributes.NameFormat' => 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
    'assertion.lifetime' => 120,
    'validate.authnrequest' => true,
    'SingleSignOnServiceBinding' => ['urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'],
    'attributeencodings' => ['urn:etoegang:core:LegalSubjectID' => 'raw', 'urn:etoegang:core:ActingSubjectID' => 'raw'],
    'authproc' => [
        10 => ['class' => 'core:PHP', 'code' => 'require ' . var_export(__DIR__ . '/../broker.php', true) . ';'],
    ],
];

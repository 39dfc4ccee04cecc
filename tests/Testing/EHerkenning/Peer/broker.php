<?php
// What makes the peer a broker: cancelling, the level per person, and identifiers encrypted for the receiver (dutch-standards 1.7).
use RobRichards\XMLSecLibs\XMLSecEnc;
use RobRichards\XMLSecLibs\XMLSecurityKey;

$loa = $attributes['loa'][0];
if ($loa === 'cancel') {
    SimpleSAML\Auth\State::throwException($state, new SimpleSAML\Module\saml\Error(
        SAML2\Constants::STATUS_RESPONDER, SAML2\Constants::STATUS_AUTHN_FAILED, 'Authentication cancelled'));
}

$encrypt = function (string $qualifier, string $value) use ($state): string {
    $keys = array_values(array_filter($state['SPMetadata']['keys'], fn ($key) => $key['encryption']));
    $pem = "-----BEGIN CERTIFICATE-----\n" . chunk_split($keys[0]['X509Certificate'], 64, "\n") . "-----END CERTIFICATE-----\n";
    $name = new DOMDocument();
    $name->loadXML('<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/>');
    $name->documentElement->setAttribute('NameQualifier', $qualifier);
    $name->documentElement->appendChild($name->createTextNode($value));

    $public = new XMLSecurityKey(XMLSecurityKey::RSA_OAEP_MGF1P, ['type' => 'public']);
    $public->loadKey($pem, false, true);
    $content = new XMLSecurityKey(XMLSecurityKey::AES256_CBC);
    $content->generateSessionKey();
    $enc = new XMLSecEnc();
    $enc->setNode($name->documentElement);
    $enc->type = XMLSecEnc::Element;
    $enc->encryptKey($public, $content);
    $data = $enc->encryptNode($content, false);

    // written out here, because libxml changes prefixes when it takes nodes over, after which the signature is wrong
    $values = $data->getElementsByTagNameNS(XMLSecEnc::XMLENCNS, 'CipherValue');
    $key = $data->getElementsByTagNameNS(XMLSecEnc::XMLENCNS, 'EncryptedKey')->item(0);
    $wrapped = $key->getElementsByTagNameNS(XMLSecEnc::XMLENCNS, 'CipherValue')->item(0)->textContent;
    $cipher = $values->item($values->length - 1)->textContent;
    $id = 'K' . bin2hex(random_bytes(8));
    [$recipient, $keyName] = [$state['SPMetadata']['entityid'], openssl_x509_fingerprint($pem, 'sha256')];
    return <<<XML
<saml:EncryptedID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:RetrievalMethod Type="http://www.w3.org/2001/04/xmlenc#EncryptedKey" URI="#{$id}"/></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{$cipher}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData><xenc:EncryptedKey xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Id="{$id}" Recipient="{$recipient}"><xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:KeyName>{$keyName}</ds:KeyName></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{$wrapped}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></saml:EncryptedID>
XML;
};

$state['saml:AuthnContextClassRef'] = $loa;
$attributes['urn:etoegang:core:LegalSubjectID'] = [$encrypt('urn:etoegang:1.9:EntityConcernedID:KvKnr', $attributes['kvk'][0])];
$attributes['urn:etoegang:core:ActingSubjectID'] = [$encrypt('urn:etoegang:core:ActingSubjectID', $attributes['person'][0])];
unset($attributes['loa'], $attributes['kvk'], $attributes['person']);

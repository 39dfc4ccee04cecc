<?php
// what the portal says of itself, read by the peer's own parser
$peer = json_decode(file_get_contents(getenv('PEER')), true);
foreach ($peer['portals'] as $file) {
    $parsed = SimpleSAML\Metadata\SAMLParser::parseFile($file)->getMetadata20SP();
    unset($parsed['entityDescriptor'], $parsed['expire']);
    $metadata[$parsed['entityid']] = $parsed;
}

<?php
$peer = json_decode(file_get_contents(getenv('PEER')), true);
$person = fn (string $loa, array $more = []) => [
    'loa' => [$loa],
    'kvk' => ['12345678'],
    'person' => [$peer['person']],
    'urn:etoegang:core:ServiceID' => $peer['services'],
    'urn:etoegang:1.11:attribute-represented:CompanyName' => ['Voorbeeld B.V.'],
] + $more;
$config = [
    'persons' => [
        'exampleauth:UserPass',
        'eh3:eh3' => $person('urn:etoegang:core:assurance-class:loa3', ['urn:etoegang:1.9:ServiceRestriction:Vestigingsnr' => ['000012345678']]),
        'eh2p:eh2p' => $person('urn:etoegang:core:assurance-class:loa2plus'),
        'eh2:eh2' => $person('urn:etoegang:core:assurance-class:loa2'),
        'cancel:cancel' => $person('cancel'),
    ],
];

namespace Collectiviteit.Deelnemers;

/// <summary>The citizen service number: nine digits that pass the eleven test (weights 9 to 2 and minus 1).</summary>
public static class Bsn
{
    /// <summary>Purpose under which the number is encrypted and hashed.</summary>
    public const string Doel = "collectiviteit.bsn";

    /// <summary>Reads a typed number; eight digits get their leading zero back, points and spaces are ignored.</summary>
    public static bool TryParse(string? tekst, out string bsn)
    {
        bsn = new string([.. (tekst ?? "").Where(c => c is not (' ' or '.'))]);
        if (bsn.Length == 8)
        {
            bsn = "0" + bsn;
        }

        return bsn.Length == 9 && bsn.All(char.IsAsciiDigit) && bsn.Any(c => c != '0') && Som(bsn) % 11 == 0;
    }

    private static int Som(string bsn)
    {
        var som = -(bsn[8] - '0');
        for (var i = 0; i < 8; i++)
        {
            som += (9 - i) * (bsn[i] - '0');
        }

        return som;
    }
}

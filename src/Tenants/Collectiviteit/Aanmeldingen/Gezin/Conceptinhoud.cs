using System.Text.Json.Serialization;
using Collectiviteit.Deelnemers;

namespace Collectiviteit.Aanmeldingen.Gezin;

/// <summary>What was filled in so far, checked or not.</summary>
public sealed class Conceptinhoud
{
    /// <summary>The main person; of a family that is added later only contract and first day.</summary>
    public AanmeldFormulier Client { get; set; } = new();

    public List<Gezinslid> Gezin { get; set; } = [];

    /// <summary>Id of the tenant's list.</summary>
    public string? Verzekering { get; set; }

    /// <summary>Id of the tenant's list.</summary>
    public string? Betaalwijze { get; set; }

    /// <summary>Where the user goes on.</summary>
    public string Stap { get; set; } = Stappen.Client;

    /// <summary>Whether nothing was filled in that is worth keeping.</summary>
    [JsonIgnore]
    public bool IsLeeg => Gezin.Count == 0 && new[] { Client.Ingangsdatum, Client.Voorletters, Client.Voornaam, Client.Achternaam, Client.Geboortedatum, Client.Bsn, Client.Straat, Client.Postcode, Client.Woonplaats }.All(string.IsNullOrWhiteSpace);

    /// <summary>Leaves out what is no BSN: nobody sees it again, so nobody could mend it.</summary>
    public void Vergeet()
    {
        foreach (var persoon in Gezin.Select(l => l.Persoon).Append(Client))
        {
            persoon.Bsn = Bsn.TryParse(persoon.Bsn, out var bsn) ? bsn : null;
        }
    }
}

public sealed class Gezinslid
{
    public Rol Rol { get; set; } = Rol.Partner;

    public AanmeldFormulier Persoon { get; set; } = new();
}

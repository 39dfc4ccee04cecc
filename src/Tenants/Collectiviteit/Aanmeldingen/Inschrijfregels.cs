using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Ui;

namespace Collectiviteit.Aanmeldingen;

/// <summary>What an administration still refuses after the form was right: it depends on the register, not on the form.</summary>
internal static class Inschrijfregels
{
    public static readonly Mislukking ZonderHoofd =
        new("De persoon bij wie het gezin hoort kon niet worden aangemeld, dus het gezin ook niet.", "Los eerst op wat er bij die persoon staat. Meld daarna het gezin opnieuw aan.");

    public static readonly Mislukking AndersInBrp =
        new("De gegevens komen niet overeen met de Basisregistratie Personen (BRP).", "Neem naam, geboortedatum en BSN over van het paspoort of de ID-kaart en meld opnieuw aan.");

    /// <param name="register">With who was enrolled so far in the same request; family comes after its main person.</param>
    public static Mislukking? Weeg(Aanmelding aanmelding, Register register)
    {
        // who failed, now or before, or has no result of the administration yet, has no enrolment
        if (aanmelding.HoofdAanmeldingId is { } hoofd && !register.Hoofden.ContainsKey(hoofd))
        {
            return ZonderHoofd;
        }

        var contract = register.Contracten[aanmelding.ContractId];
        if (aanmelding.Ingangsdatum < contract.Start || aanmelding.Ingangsdatum > (contract.End ?? DateOnly.MaxValue))
        {
            return new($"Het contract loopt niet op {Show.Date(aanmelding.Ingangsdatum)}.", "Kies een ingangsdatum waarop het contract loopt.");
        }

        if (aanmelding.HoofdDeelnameId is { } id && register.Hoofden.GetValueOrDefault(id) is var gezin
            && (gezin is null || aanmelding.Ingangsdatum < gezin.Ingangsdatum || aanmelding.Ingangsdatum > gezin.Eind))
        {
            return new($"De persoon bij wie dit gezinslid hoort neemt op {Show.Date(aanmelding.Ingangsdatum)} niet deel.", "Kies een dag waarop die persoon deelneemt.");
        }

        return Identiteit(aanmelding, register) ?? AlIngeschreven(aanmelding, register);
    }

    /// <summary>The person of the register, in the order of how sure it is; null for somebody who is new.</summary>
    public static Deelnemer? Bekend(Aanmelding aanmelding, Register register)
    {
        // the insurer has the last word, also about whom the portal recognised when it was asked
        if (register.Toegekend(aanmelding) is { } nummer)
        {
            return register.OpToegekend(nummer);
        }

        if (aanmelding.DeelnemerId is { } id)
        {
            return register.Persoon(id);
        }

        if ((register.OpRelatienummer(aanmelding) ?? register.OpBsn(aanmelding)) is { } opNummer)
        {
            return opNummer;
        }

        // with two different numbers they are two people, whatever they are called
        return aanmelding.IsIemandAnders || register.OpNaam(aanmelding) is not { } opNaam || (register.BsnVan(aanmelding) is not null && opNaam.BsnHash is not null) ? null : opNaam;
    }

    /// <summary>Whom the request names, right or wrong: a number of somebody else comes first, so that it fails as it must when it is carried out.</summary>
    public static Deelnemer? Genoemd(Aanmelding aanmelding, Register register) =>
        register.OpBsn(aanmelding) is { } opBsn && !IsDezelfde(aanmelding, opBsn) ? opBsn : Bekend(aanmelding, register);

    // stands in for the check of the BRP: what the register knows of a number must fit what was given (001-34)
    private static Mislukking? Identiteit(Aanmelding aanmelding, Register register)
    {
        if (aanmelding.Relatienummer is not null && (register.OpRelatienummer(aanmelding) is not { } bekend || !IsDezelfde(aanmelding, bekend)))
        {
            return new("Dit relatienummer hoort niet bij deze persoon.", "Controleer het relatienummer, de achternaam en de geboortedatum, of laat het relatienummer leeg.");
        }

        return register.OpBsn(aanmelding) is { } persoon && !IsDezelfde(aanmelding, persoon)
            ? AndersInBrp
            : null;
    }

    private static Mislukking? AlIngeschreven(Aanmelding aanmelding, Register register) =>
        Bekend(aanmelding, register) is { } persoon
        && register.Deelnamen(persoon.Id).FirstOrDefault(d => d.ContractId == aanmelding.ContractId && d.Eind >= aanmelding.Ingangsdatum) is { } loopt
            ? AlIngeschreven(loopt)
            : null;

    /// <param name="loopt">The enrolment that is there already.</param>
    public static Mislukking AlIngeschreven(Deelname loopt) => new(
        $"Deze persoon is al ingeschreven in dit contract: vanaf {Show.Date(loopt.Ingangsdatum)}{(loopt.Einddatum is { } eind ? $" tot en met {Show.Date(eind)}" : "")}.",
        "Controleer de ingangsdatum. Klopt de inschrijving die er al is, dan hoeft u niets te doen.");

    private static bool IsDezelfde(Aanmelding aanmelding, Deelnemer persoon) =>
        aanmelding.Geboortedatum == persoon.Geboortedatum
        && string.Concat(Naam.Normaliseer(aanmelding.Achternaam)) == string.Concat(Naam.Normaliseer(persoon.Achternaam));
}

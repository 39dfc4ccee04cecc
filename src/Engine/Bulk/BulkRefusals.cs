using System.Globalization;
using Engine.Modules;
using Engine.Ui;

namespace Engine.Bulk;

/// <summary>Why a file is refused as a whole, in words for who sent it.</summary>
public static class BulkRefusals
{
    /// <summary>Name of the input that holds the file.</summary>
    public const string Field = "Bestand";

    private const string Again = "Download een leeg formulier, neem uw gegevens over en verstuur dat.";

    public static Refusal Missing { get; } = new("bulk.missing", "Kies eerst een bestand.", Field);

    public static Refusal TooLarge { get; } = new("bulk.too-large", "Dit bestand is te groot. Verdeel de regels over meer formulieren.", Field);

    public static Refusal OldFormat { get; } = new(
        "bulk.old-format", "Dit is een ouder Excel-bestand (.xls) of een bestand met een wachtwoord. Bewaar het als Excel-werkmap (.xlsx) zonder wachtwoord.", Field);

    public static Refusal NotASheet { get; } = new("bulk.not-a-sheet", $"Dit is geen Excel-bestand (.xlsx). {Again}", Field);

    public static Refusal Damaged { get; } = new("bulk.damaged", $"Dit bestand is beschadigd of niet volledig. Bewaar het opnieuw als .xlsx. Lukt dat niet? {Again}", Field);

    public static Refusal Bomb { get; } = new("bulk.bomb", $"Dit bestand wordt bij het openen veel te groot. Dat is niet veilig, dus we lezen het niet. {Again}", Field);

    public static Refusal Macros { get; } = new("bulk.macros", "Dit bestand heeft macro's of andere ingebouwde programma's. Die nemen we niet aan. Bewaar het als gewone Excel-werkmap (.xlsx).", Field);

    public static Refusal External { get; } = new("bulk.external", $"Dit bestand verwijst naar bestanden of adressen buiten het bestand. Dat is niet veilig. {Again}", Field);

    public static Refusal Unsafe { get; } = new("bulk.unsafe", $"Dit bestand bevat onderdelen die niet in een formulier horen. Dat is niet veilig. {Again}", Field);

    public static Refusal NoForm { get; } = new("bulk.no-form", $"Dit bestand is niet gemaakt met ons formulier. {Again}", Field);

    public static Refusal OtherOrganisation { get; } = new("bulk.other-organisation", "Dit formulier is gemaakt voor een andere organisatie. Download een leeg formulier van uw eigen organisatie.", Field);

    public static Refusal NoContract { get; } = new("bulk.no-contract", "Dit formulier is voor contracten waar u niets voor kunt versturen. Download een leeg formulier voor uw eigen contract.", Field);

    public static Refusal OldForm { get; } = new("bulk.old-form", $"Dit is een oud formulier. {Again}", Field);

    public static Refusal Empty { get; } = new("bulk.empty", "Er staan geen regels in dit formulier. Vul het in en verstuur het opnieuw.", Field);

    public static Refusal NoTab(string sheet) => new("bulk.no-tab", $"Het tabblad '{sheet}' ontbreekt in dit bestand. {Again}", Field);

    public static Refusal NoColumn(string title) => new("bulk.no-column", $"De kolom '{title}' ontbreekt. Verander de kopregel van het formulier niet. {Again}", Field);

    public static Refusal DoubleColumn(string title) => new("bulk.double-column", $"De kolom '{title}' staat er twee keer in. {Again}", Field);

    public static Refusal TooManyRows(int most) => new(
        "bulk.too-many-rows", string.Create(CultureInfo.InvariantCulture, $"Dit formulier heeft meer dan {Show.Number(most)} regels. Verdeel ze over meer formulieren."), Field);
}

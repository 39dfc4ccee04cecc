using System.CommandLine;
using Engine.Data.Encryption.Rotation;
using Engine.Tenancy;
using Engine.Ui;

namespace Web.CommandLine;

/// <summary><c>portal keys</c>: renews the keys of encrypted data while the portal runs.</summary>
internal static class KeyCommands
{
    private static readonly Option<bool> Json = CommandOutput.Json();

    public static Command Create() => new("keys", "Beheert de sleutels van versleutelde gegevens.") { Rotate() };

    private static Command Rotate()
    {
        var tenant = new Option<string?>("--tenant") { Description = "Alleen deze tenant; zonder deze optie alle." };
        var data = new Option<DirectoryInfo?>("--data-dir") { Description = "Map met de ingebouwde database; zonder deze optie die van de host." };
        var files = new Option<DirectoryInfo?>("--tenant-config") { Description = "Map met tenantbestanden; zonder deze optie die van de host." };
        var settings = CommandServices.SettingsFile();
        var command = new Command("rotate", "Maakt nieuwe sleutels. Draaiende portalen nemen ze zonder herstart over en versleutelen wat er al staat op de achtergrond opnieuw.")
        {
            tenant, data, files, settings, Json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = CommandServices.WithDatabase(
                parsed.GetValue(settings), ("DataDir", parsed.GetValue(data)?.FullName), ("TenantConfig", parsed.GetValue(files)?.FullName));
            await services.GetRequiredService<TenantLoader>().ReloadAsync(cancellation);
            var error = parsed.InvocationConfiguration.Error;
            Tenant? only = null;
            if (parsed.GetValue(tenant) is { } id && (only = services.GetRequiredService<TenantCatalogue>().Current.Find(id)) is null)
            {
                await error.WriteLineAsync($"Er is geen tenant \"{id}\".");
                return PortalCommandLine.Usage;
            }

            RotatedKeys rotated;
            try
            {
                rotated = await services.GetRequiredService<RotateKeys>().HandleAsync(only, cancellation);
            }
            catch (Exception fault) when (fault is InvalidOperationException or System.Security.Cryptography.CryptographicException)
            {
                // no secret, or one that does not fit this database
                await error.WriteLineAsync(fault.Message);
                return PortalCommandLine.Usage;
            }

            CommandOutput.Write(parsed, Json, rotated, Lines(rotated));
            foreach (var failed in rotated.Failed)
            {
                await error.WriteLineAsync($"{failed}: het herschrijven kon niet worden klaargezet. De gegevens blijven leesbaar; een volgende rotatie neemt ze mee.");
            }

            return rotated.Failed.Count == 0 ? PortalCommandLine.Good : PortalCommandLine.Findings;
        });
        return command;
    }

    private static IEnumerable<string> Lines(RotatedKeys rotated)
    {
        yield return $"Nieuwe sleutels: versie {rotated.FieldVersion} voor gegevens, versie {rotated.SearchVersion} voor zoeken.";
        yield return $"In gebruik vanaf {Show.Moment(rotated.ActiveFrom)}. Daarna worden bestaande gegevens op de achtergrond herschreven: {string.Join(", ", rotated.Tenants)}.";
        yield return "Bewaar oude sleutels: reservekopieën en herstelcodes blijven ermee leesbaar.";
    }
}

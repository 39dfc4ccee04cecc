using System.Data.Common;
using Collectiviteit.Deelnemers.Zoeken;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Deelnemers.Zoeken;

/// <summary>Lists stay fast on a million rows because every query walks an index: SQLite says how it would go about it.</summary>
public sealed class ZoekplanTests
{
    [Theory]
    [InlineData(null, null, "IX_Deelnamen_TenantId_ContractId_Naamsleutel_Id")]
    [InlineData(Filters.Naam, "jan van der poel", "Zoekwoorden")]
    [InlineData(Filters.Naam, "jan van der poel", "Zoekwoorden", Kolommen.Geboortedatum)]
    [InlineData(Filters.Relatienummer, "10000", "IX_Deelnamen_TenantId_ContractId_Relatienummer_Id")]
    [InlineData(Filters.Geboortedatum, "01-05-1980", "IX_Deelnamen_TenantId_ContractId_Geboortedatum_Id")]
    [InlineData(Filters.Einddatum, "05-2026", "IX_Deelnamen_TenantId_ContractId_Eind_Id")]
    [InlineData(Filters.Bsn, "123456782", "IX_Deelnemers_TenantId_BsnHash")]
    [InlineData(Filters.Op, "01-05-2025", "IX_Deelnamen_TenantId_ContractId_Naamsleutel_Id")]
    [InlineData(null, null, "IX_Deelnamen_TenantId_ContractId_Naamsleutel_Id", Kolommen.Naam, Wie.Huidig)]
    [InlineData(null, null, "IX_Deelnamen_TenantId_ContractId_Geboortedatum_Id", Kolommen.Geboortedatum, Wie.Huidig)]
    [InlineData(Filters.Naam, "jan van der poel", "Zoekwoorden", Kolommen.Naam, Wie.Huidig)]
    [InlineData(null, null, "IX_Deelnamen_TenantId_ContractId_Naamsleutel_Id", Kolommen.Naam, Wie.Oud)]
    [InlineData(null, null, "IX_Deelnamen_TenantId_DeelnemerId", Kolommen.Naam, Wie.Oud)]
    [InlineData(Filters.Naam, "jan van der poel", "Zoekwoorden", Kolommen.Naam, Wie.Oud)]
    public async Task No_list_scans_a_table(string? filter, string? waarde, string index, string sorteer = Kolommen.Naam, Wie wie = Wie.Iedereen)
    {
        var plannen = new Plannen();
        await using var c = await Collectief.MaakAsync(services => services.AddSingleton<IInterceptor>(plannen));
        var jan = await c.SchrijfInAsync("Jan van der Poel");
        var vraag = new ZoekVraag { Criteria = filter is null ? new Dictionary<string, string>() : new() { [filter] = waarde ?? "" }, Sorteer = sorteer, Wie = wie };
        foreach (var pagina in new[] { vraag, vraag with { Na = jan.Deelname.Id } })
        {
            plannen.Regels.Clear();
            (await c.Als((ZoekDeelnemers z) => z.HandleAsync(pagina, default))).IsRefused.ShouldBeFalse();
            if (plannen.OpSqlite)
            {
                plannen.Tabellen.ShouldBeEmpty();
                plannen.Regels.ShouldContain(r => r.Contains(index, StringComparison.Ordinal));
                plannen.Regels.ShouldNotContain(r => index == "Zoekwoorden" && r.Contains("_Naamsleutel_", StringComparison.Ordinal), "a search by name starts from its words");
                plannen.Regels.ShouldNotContain(r => index == "Zoekwoorden" && sorteer == Kolommen.Naam && r.Contains("ORDER BY", StringComparison.Ordinal), "what was found is in order before a person is read");
            }
        }
    }

    [Fact]
    public async Task Who_came_back_is_looked_up_by_person_also_for_a_user_of_one_contract()
    {
        var plannen = new Plannen();
        await using var c = await Collectief.MaakAsync(services => services.AddSingleton<IInterceptor>(plannen));
        await c.Als((ZoekDeelnemers z) => z.HandleAsync(new() { Wie = Wie.Oud }, default), c.Gebruiker("Anna", c.Salaris));
        if (plannen.OpSqlite)
        {
            plannen.Regels.Where(r => r.Contains("_DeelnemerId_", StringComparison.Ordinal)).Count().ShouldBe(2, "the page and the count");
            plannen.Regels.ShouldNotContain(r => r.Contains("_Ingangsdatum_Id", StringComparison.Ordinal));
        }
    }

    private sealed class Plannen : DbCommandInterceptor
    {
        public List<string> Regels { get; } = [];

        /// <summary>What is read from end to end, other than the outcome of a part of the query itself.</summary>
        public IEnumerable<string> Tabellen => Regels.Where(r => r.StartsWith("SCAN ", StringComparison.Ordinal)).Select(r => r.Split(' ')[1])
            .Where(naam => naam[0] is 'd' or 'z' && !Regels.Contains("CO-ROUTINE " + naam));

        public bool OpSqlite { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            OpSqlite = command is SqliteCommand;
            if (OpSqlite && (command.CommandText.Contains("\"Deelnamen\"", StringComparison.Ordinal) || command.CommandText.Contains("\"Zoekwoorden\"", StringComparison.Ordinal))
                && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            {
                Verklaar(command);
            }

            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }

        private void Verklaar(DbCommand command)
        {
            using var uitleg = new SqliteCommand("EXPLAIN QUERY PLAN " + command.CommandText, (SqliteConnection?)command.Connection, (SqliteTransaction?)command.Transaction);
            foreach (SqliteParameter parameter in command.Parameters)
            {
                uitleg.Parameters.Add(new SqliteParameter(parameter.ParameterName, parameter.Value));
            }

            using var lezer = uitleg.ExecuteReader();
            while (lezer.Read())
            {
                Regels.Add(lezer.GetString(3));
            }
        }
    }
}

import type { Random } from './random';

const list = (text: string): string[] => text.trim().split(/\s*,\s*/);

const WOMEN =
  list(`Aïcha, Agnès, Amandine, Anaïs, Anne, Audrey, Aurélie, Bérénice, Blandine, Camille, Caroline, Cécile,
  Céline, Chantal, Claire, Delphine, Djamila, Élodie, Émilie, Estelle, Fabienne, Fatima, Florence, Gaëlle, Hawa, Inès,
  Isabelle, Jessica, Joëlle, Julie, Karine, Khadija, Laure, Leïla, Lucie, Mai, Malika, Marie, Marine, Mélanie, Mei, Muriel,
  Nathalie, Ndeye, Nora, Olivia, Patricia, Rachida, Rosa, Sabrina, Samira, Sarah, Séverine, Sonia, Stéphanie, Sylvie,
  Tatiana, Valérie, Véronique, Virginie, Yasmina, Zoé`);
const MEN =
  list(`Abdoulaye, Adrien, Ahmed, Alain, Alexandre, Antoine, Arnaud, Bakary, Benoît, Bertrand, Bruno, Cédric,
  Christophe, Cyril, Damien, David, Denis, Didier, Emmanuel, Éric, Fabrice, Florian, Franck, Frédéric, Gaël, Guillaume,
  Hervé, Hugo, Ibrahima, Jean-Marc, Jérémie, Jonathan, José, Kader, Kévin, Laurent, Ludovic, Mamadou, Marc, Mathieu,
  Mehdi, Mohamed, Moussa, Nabil, Nicolas, Olivier, Pascal, Patrice, Paulo, Philippe, Quentin, Rachid, Régis, Romain,
  Samuel, Sébastien, Serge, Stéphane, Sylvain, Tony, Vincent, Xavier, Yann, Youssef`);
const CHILDREN =
  list(`Aaron, Abel, Adam, Adèle, Agathe, Alice, Alix, Ambre, Amine, Anouk, Apolline, Arthur, Assia, Axel,
  Basile, Baptiste, Capucine, Célestin, Charlie, Chloé, Clémence, Côme, Diane, Éden, Elia, Élise, Éloïse, Emma, Enzo,
  Ethan, Eva, Fanta, Félix, Gabin, Gabriel, Hana, Héloïse, Ibrahim, Ilyès, Imane, Inaya, Jade, Jean, Jeanne, Joachim,
  Jules, Juliette, Kaïs, Kenza, Léandre, Lena, Léna, Léo, Léon, Lilou, Lina, Livia, Lola, Louis, Louise, Lucas, Lyam,
  Maël, Malo, Manon, Margaux, Marius, Maya, Mila, Milo, Mina, Mohamed, Naël, Nina, Noah, Noé, Noémie, Nour, Olympe, Oscar,
  Paul, Raphaël, Robin, Romane, Rose, Sacha, Salomé, Samy, Sirine, Soline, Tao, Théo, Thaïs, Tiago, Timéo, Tom, Valentin,
  Victoire, Wassim, Yanis, Zélie`);
const FAMILIES =
  list(`Adjovi, Aubert, Barbosa, Baron, Baudry, Bazin, Belkacem, Benhamou, Bensaïd, Bertin, Besnard,
  Blanchard, Boivin, Bonnard, Bouchet, Boulanger, Bourdon, Boutin, Brunel, Cadiou, Camara, Carlier, Caron, Charpentier,
  Chauvin, Chevallier, Cissé, Colin, Coulibaly, Da Cunha, Dahmani, Delaunay, Descamps, Diarra, Diop, Doucet, Dupré, Duval,
  El Amrani, Esnault, Fernandes, Ferreira, Feuillet, Fofana, Fontenelle, Gaillard, Gicquel, Gomis, Gosselin, Grondin,
  Guérin, Guilbert, Guyot, Hamon, Hébert, Hoarau, Huet, Huynh, Jacquemin, Joly, Jourdan, Kaczmarek, Kanté, Kebe, Kowalski,
  Lacombe, Lainé, Lambert, Lasserre, Launay, Lebreton, Leclerc, Lefort, Legrand, Lelièvre, Lemaître, Lesueur, Levasseur,
  Loisel, Mahé, Maillard, Mansouri, Marchand, Marty, Mbaye, Mendy, Mercier, Meunier, Michaud, Monnier, Moulin, Navarro,
  Ndiaye, Nunes, Olivier, Ouedraogo, Pasquier, Payet, Pelletier, Périer, Pham, Pichon, Poirier, Prévost, Quéméneur, Quesnel,
  Rahmani, Ramos, Renard, Ribeiro, Rivière, Rossi, Roussel, Royer, Saïdi, Salmon, Sanchez, Sauvage, Schmitt, Sow, Sylla,
  Tanguy, Tavares, Texier, Thibault, Touré, Tran, Trichet, Vallée, Vasseur, Verdier, Vidal, Voisin, Weber, Yilmaz, Zeroual`);

/** Invented people with the names one hears at a French school gate; never the same full name twice. */
export class NameGiver {
  private readonly given = new Set<string>();

  constructor(private readonly random: Random) {}

  family(): string {
    return this.random.pick(FAMILIES);
  }

  adult(familyName: string): string {
    return this.unused(this.random.chance(0.5) ? WOMEN : MEN, familyName);
  }

  woman(familyName: string): string {
    return this.unused(WOMEN, familyName);
  }

  man(familyName: string): string {
    return this.unused(MEN, familyName);
  }

  child(familyName: string): string {
    return this.unused(CHILDREN, familyName);
  }

  private unused(choices: readonly string[], familyName: string): string {
    for (let tries = 0; tries < choices.length; tries++) {
      const name = this.random.pick(choices);
      if (this.given.has(`${name} ${familyName}`)) continue;
      this.given.add(`${name} ${familyName}`);
      return name;
    }
    return `${this.random.pick(choices)}-${this.random.pick(choices)}`;
  }
}

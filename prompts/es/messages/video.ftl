# Subtítulos y hoja de imágenes de un vídeo.

video-button-subtitles = Subtítulos
video-button-sheet = Hoja de imágenes
video-subtitles-ready = Los subtítulos de su vídeo. Póngalos a su lado, y el reproductor los mostrará.
video-subtitles-draft = Los subtítulos de su vídeo. Estas palabras las oí solo a grandes rasgos; corríjalas antes, por favor, si quiere enseñarlas a otros.
video-no-words = No oí palabras en este vídeo, así que no hay subtítulos.
video-sheet-ready = Su vídeo de un vistazo.
video-gone = No pude volver a leer este vídeo. Está guardado tal como llegó.
video-title = Vídeo, { $date }
video-scene = Escena { $number }
video-light = ligero
video-heavy = pesado
video-feeling-anger = enfado
video-feeling-disgust = asco
video-feeling-fear = miedo
video-feeling-joy = alegría
video-feeling-sadness = tristeza
video-feeling-surprise = sorpresa
